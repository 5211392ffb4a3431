package scienceworld.properties;

public class ContainerProperties {
    public native boolean isOpen();
}
