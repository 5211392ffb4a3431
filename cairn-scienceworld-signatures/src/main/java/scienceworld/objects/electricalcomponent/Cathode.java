package scienceworld.objects.electricalcomponent;

public class Cathode extends Terminal {}
