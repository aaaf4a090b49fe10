import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.util.List;

/** A server of MongoDB's wire protocol: `MongoWire <port> [file]`; without a file it keeps everything in memory. */
public final class MongoWire {
  /** What the drivers of today ask for at least; the library itself announces less than it can. */
  private static final MongoVersion ANNOUNCED = new MongoVersion() {
    @Override
    public List<Integer> getVersionArray() {
      return List.of(7, 0, 0);
    }

    @Override
    public int getWireVersion() {
      return 21;
    }
  };

  public static void main(String[] args) {
    EndWithParent.watch();
    H2Backend backend = args.length > 1 ? new H2Backend(args[1]) : H2Backend.inMemory();
    backend.version(ANNOUNCED);
    MongoServer server = new MongoServer(backend);
    // Closes the file too: what was acknowledged is on it when the process has ended.
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    server.bind("127.0.0.1", Integer.parseInt(args[0]));
  }
}
