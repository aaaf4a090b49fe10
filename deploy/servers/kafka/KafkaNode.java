import java.io.File;
import org.apache.kafka.common.Uuid;

/** One Kafka node: `KafkaNode <server.properties> <log dir>`. Formats the folder only when it is new. */
public final class KafkaNode {
  public static void main(String[] args) {
    EndWithParent.watch();
    if (!new File(args[1], "meta.properties").exists()) {
      String[] format = {"format", "-t", Uuid.randomUuid().toString(), "-c", args[0]};
      int code = kafka.tools.StorageTool.execute(format, System.out);
      if (code != 0) System.exit(code);
    }
    kafka.Kafka.main(new String[] {args[0]});
  }
}
