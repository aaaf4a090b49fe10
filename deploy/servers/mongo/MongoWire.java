import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.KeyConstraintError;
import java.util.List;
import org.h2.mvstore.MVStore;

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
    String inMemory = null;
    H2Backend backend = new Backend(MVStore.open(args.length > 1 ? args[1] : inMemory));
    backend.version(ANNOUNCED);
    MongoServer server = new MongoServer(backend);
    // Closes the file too: what was acknowledged is on it when the process has ended.
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    server.bind("127.0.0.1", Integer.parseInt(args[0]));
  }

  /** The library's, but for its unique indexes. */
  private static final class Backend extends H2Backend {
    Backend(MVStore store) {
      super(store);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
      return new H2Database(name, getMvStore(), getCursorRegistry()) {
        @Override
        protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
          return new HelpfulIndex(super.openOrCreateUniqueIndex(collection, index, keys, sparse), keys, sparse);
        }
      };
    }
  }

  /**
   * The library uses an index only for a query that asks for its keys and nothing else, and walks the whole collection
   * for all others. This one also finds the few documents that a query can mean when it asks for more besides; what they
   * have to fulfil is looked at in each of them anyway.
   */
  private static final class HelpfulIndex extends Index<Object> {
    private final Index<Object> inner;

    HelpfulIndex(Index<Object> inner, List<IndexKey> keys, boolean sparse) {
      super(inner.getName(), keys, sparse);
      this.inner = inner;
    }

    private Document ownPart(Document query) {
      Document part = new Document();
      for (String key : keys()) if (query.containsKey(key)) part.put(key, query.get(key));
      return part;
    }

    @Override
    public boolean canHandle(Document query) {
      return inner.canHandle(ownPart(query));
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
      return inner.getPositions(ownPart(query));
    }

    @Override
    public Object getPosition(Document document) {
      return inner.getPosition(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
      inner.checkAdd(document, collection);
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
      inner.add(document, position, collection);
    }

    @Override
    public Object remove(Document document) {
      return inner.remove(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
      inner.checkUpdate(before, after, collection);
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection)
        throws KeyConstraintError {
      inner.updateInPlace(before, after, position, collection);
    }

    @Override
    public boolean isUnique() {
      return inner.isUnique();
    }

    @Override
    public long getCount() {
      return inner.getCount();
    }

    @Override
    public boolean isEmpty() {
      return inner.isEmpty();
    }

    @Override
    public long getDataSize() {
      return inner.getDataSize();
    }

    @Override
    public void drop() {
      inner.drop();
    }
  }
}
