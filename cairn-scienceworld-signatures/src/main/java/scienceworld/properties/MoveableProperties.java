package scienceworld.properties;

public class MoveableProperties {
    public native boolean isMovable();
}
