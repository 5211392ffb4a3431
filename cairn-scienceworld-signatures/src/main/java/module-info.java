/** Names and types of the simulator's members, for the compiler alone. */
module dev.cairn.scienceworld.signatures {
    requires static transitive scala.library;
    requires static transitive org.jspecify;

    exports language.model;
    exports scienceworld.actions;
    exports scienceworld.goldagent;
    exports scienceworld.input;
    exports scienceworld.objects.agent;
    exports scienceworld.objects.electricalcomponent;
    exports scienceworld.objects.portal;
    exports scienceworld.properties;
    exports scienceworld.runtime;
    exports scienceworld.runtime.pythonapi;
    exports scienceworld.struct;
    exports scienceworld.tasks;
    exports scienceworld.tasks.goals;
    exports scienceworld.tasks.specifictasks;
}
