package scienceworld.objects.electricalcomponent;

public class Anode extends Terminal {}
