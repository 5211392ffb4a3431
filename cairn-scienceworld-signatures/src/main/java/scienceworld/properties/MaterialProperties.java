package scienceworld.properties;

public interface MaterialProperties {
    String stateOfMatter();
}
