package scienceworld.objects.agent;

import scienceworld.struct.EnvObject;

public class Agent extends EnvObject {}
