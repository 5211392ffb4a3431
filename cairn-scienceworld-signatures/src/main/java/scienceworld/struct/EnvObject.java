package scienceworld.struct;

import scala.Option;
import scala.collection.immutable.Set;
import scienceworld.objects.electricalcomponent.Terminal;
import scienceworld.objects.portal.Portal;
import scienceworld.properties.ContainerProperties;
import scienceworld.properties.DeviceProperties;
import scienceworld.properties.MoveableProperties;

public class EnvObject {
    public native long uuid();

    public native String name();

    public native boolean isHidden();

    public native Option<EnvObject> getContainer();

    public native Set<EnvObject> getContainedObjects(boolean includeHidden);

    public native Set<Portal> getPortals(boolean includeHidden);

    public native Set<EnvObject> getContainedObjectsAndPortalsRecursive(
            boolean includeHidden, boolean includePortalConnections);

    public native Set<String> getReferents();

    public native String getDescriptName(String overrideName);

    public native Option<Terminal> terminal1();

    public native Option<Terminal> terminal2();

    public native Option<ContainerProperties> propContainer();

    public native Option<DeviceProperties> propDevice();

    public native Option<MoveableProperties> propMoveable();
}
