package scienceworld.objects.electricalcomponent;

import scienceworld.struct.EnvObject;

public class PolarizedElectricalComponent extends EnvObject {
    public native Anode anode();

    public native Cathode cathode();
}
