import java.io.IOException;

/** Nobody is left to stop a server whose parent was killed: its standard input ends then, and so does the server. */
final class EndWithParent {
  private static final long PATIENCE_MS = 20_000;

  static void watch() {
    daemon(() -> {
      try {
        while (System.in.read() >= 0) {}
      } catch (IOException ended) {
        // As good as the end of the input.
      }
      daemon(EndWithParent::giveUp);
      System.exit(0);
    });
  }

  private static void giveUp() {
    try {
      Thread.sleep(PATIENCE_MS);
    } catch (InterruptedException now) {
      // Then at once.
    }
    Runtime.getRuntime().halt(1);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "end-with-parent");
    thread.setDaemon(true);
    thread.start();
  }
}
