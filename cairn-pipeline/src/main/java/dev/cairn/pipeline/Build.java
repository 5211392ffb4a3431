package dev.cairn.pipeline;

import dev.cairn.core.CairnException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;

/** What this Cairn is and runs on. */
public final class Build {
    private static final Properties PROPERTIES = read();

    private Build() {}

    public static String version() {
        return PROPERTIES.getProperty("version");
    }

    /** Git commit that the cairn script was started from; it passes it on. */
    public static String commit() {
        return System.getProperty("cairn.commit", "unknown");
    }

    public static Map<String, String> machine() {
        return Map.of(
                "java", System.getProperty("java.version"),
                "os", System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                "processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    }

    private static Properties read() {
        try (InputStream in = Build.class.getResourceAsStream("/dev/cairn/pipeline/build.properties")) {
            if (in == null) {
                throw new CairnException("build.properties is missing from this build");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new CairnException("cannot read build.properties", e);
        }
    }
}
