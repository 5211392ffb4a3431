package scienceworld.objects.electricalcomponent;

import scienceworld.struct.EnvObject;

public class Terminal extends EnvObject {
    public native EnvObject parentObject();
}
