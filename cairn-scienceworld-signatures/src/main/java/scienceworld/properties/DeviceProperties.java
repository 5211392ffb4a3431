package scienceworld.properties;

public interface DeviceProperties {
    boolean isUsable();
}
