package scienceworld.objects.electricalcomponent;

import scienceworld.struct.EnvObject;

public class UnpolarizedElectricalComponent extends EnvObject {}
