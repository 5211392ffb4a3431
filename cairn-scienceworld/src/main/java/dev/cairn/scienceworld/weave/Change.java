package dev.cairn.scienceworld.weave;

import static dev.cairn.scienceworld.weave.Interception.around;
import static dev.cairn.scienceworld.weave.Interception.field;
import static dev.cairn.scienceworld.weave.Interception.known;
import static dev.cairn.scienceworld.weave.Interception.nothing;
import static dev.cairn.scienceworld.weave.Interception.property;
import static dev.cairn.scienceworld.weave.Interception.replace;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One change of the simulator's code. Those for {@link Purpose#DETERMINISM} are always made; each of those for {@link
 * Purpose#SPEED} leaves every text as it is: a test compares all with none, and names the one at fault. The reason for each is with its class.
 */
public enum Change {
    /** An episode prints about 2 MB; the host's standard output is not touched. */
    SILENCE(Purpose.DETERMINISM, nothing("scala.Predef$", "println"), nothing("scala.Predef$", "print")),
    STABLE_HASH(
            Purpose.DETERMINISM,
            Interception.define(Names.WORLD_OBJECT, "hashCode", int.class, Names.inside("StableHash"))),
    OBJECT_NUMBERS(
            Purpose.DETERMINISM,
            replace("util.UniqueIdentifier$", Names.inside("ObjectNumbers"), "getNextID", "reset", "count")),
    RANDOM_NUMBERS(Purpose.DETERMINISM, replace("scala.util.Random", Names.inside("RandomNumbers"), "self")),
    SIMPLIFICATIONS(
            Purpose.DETERMINISM,
            replace(
                    "main.scala.scienceworld.runtime.SimplifierProcessor$",
                    Names.inside("ActiveSimplifications"),
                    "simplifications")),
    KNOWN_PATHS(
            Purpose.DETERMINISM, replace(Names.PATH_FINDER, Names.inside("KnownPaths"), "precomputedExhaustivePaths")),
    TYPE_NUMBERS(
            Purpose.DETERMINISM,
            replace("util.UniqueTypeID$", Names.inside("TypeNumbers"), "getID", "load"),
            nothing("util.UniqueTypeID$", "save")),

    TOKENS(Purpose.SPEED, replace(Names.PARSER_OBJECT, Names.inside("naming.Tokens"), "tokenize")),
    NO_DEBUG_REFERENTS(
            Purpose.SPEED,
            replace(Names.PARSER_OBJECT, Names.inside("naming.NoDebugReferents"), "getPossibleReferents")),
    GOAL_SCORE(Purpose.SPEED, replace(Names.GOALS, Names.inside("GoalScore"), "score")),
    REFERENTS(
            Purpose.SPEED,
            property(Names.WORLD_OBJECT, Names.inside("naming.NamedObject")),
            known(Names.WORLD_OBJECT, Names.inside("naming.ReferentsWithContainers"), "getReferentsWithContainers"),
            replace(Names.PARSER_OBJECT, Names.inside("naming.ObjectReferents"), "getObjectReferents"),
            replace(Names.PARSER_OBJECT, Names.inside("naming.UniqueReferents"), "getAllUniqueReferents"),
            replace(Names.PARSER, Names.inside("naming.ObjectMatch"), "matchObj"),
            replace(
                    Names.PARSER,
                    Names.inside("naming.UniqueReferents"),
                    "getAllUniqueReferentsObjList",
                    "getAllUniqueReferentsLUTObjList"),
            around(Names.PARSER, Names.inside("WorldStandsStill"), "parse"),
            around(
                    "scienceworld.runtime.AgentInterface",
                    Names.inside("WorldStandsStill"),
                    "getValidActionObjectCombinations")),
    TERMINAL_REFERENTS(
            Purpose.SPEED,
            property(Names.TERMINAL, Names.inside("naming.TerminalReferents$Holder")),
            around(Names.TERMINAL, Names.inside("naming.TerminalReferents"), "getReferents")),
    CONTENT_NAMES(
            Purpose.SPEED,
            replace(
                    "scienceworld.objects.containers.Container",
                    Names.inside("naming.ContentNames"),
                    "mkContentReferences")),
    CONTENT_SNAPSHOTS(
            Purpose.SPEED,
            field(Names.WORLD_OBJECT, Names.SET, "cairnAll", "cairnPortals", "cairnBoth"),
            property(Names.WORLD_OBJECT, Names.inside("ContentSnapshots$Holder")),
            around(Names.WORLD_OBJECT, Names.inside("ContentSnapshots$Contained"), "getContainedObjects"),
            around(Names.WORLD_OBJECT, Names.inside("ContentSnapshots$Visible"), "getContainedObjectsNotHidden"),
            around(Names.WORLD_OBJECT, Names.inside("ContentSnapshots$Portals"), "getPortals"),
            around(Names.WORLD_OBJECT, Names.inside("ContentSnapshots$Both"), "getContainedObjectsAndPortals"),
            around(
                    Names.WORLD_OBJECT,
                    Names.inside("ContentSnapshots$Changed"),
                    "addObject",
                    "removeObjectFromContainer",
                    "addPortal",
                    "removePortal"),
            around(Names.WORLD_OBJECT, Names.inside("ContentSnapshots$Hidden"), "setHidden")),
    DESCENDANTS(
            Purpose.SPEED,
            known(
                    Names.WORLD_OBJECT,
                    Names.inside("Descendants$WithPortals"),
                    "getContainedObjectsAndPortalsRecursive"),
            known(Names.WORLD_OBJECT, Names.inside("Descendants$ObjectsOnly"), "getContainedObjectsRecursive"),
            known(Names.WORLD_OBJECT, Names.inside("Descendants$Accessible"), "getContainedAccessibleObjects"),
            around(Names.GOALS, Names.inside("GoalTick"), "tick")),
    MOVE_ACTIONS(Purpose.SPEED, pairs("ActionMoveObject$", "actions.MoveActions")),
    POUR_ACTIONS(Purpose.SPEED, pairs("ActionPourObject$", "actions.PourActions")),
    DUNK_ACTIONS(Purpose.SPEED, pairs("ActionDunkObject$", "actions.DunkActions")),
    USE_ACTIONS(Purpose.SPEED, pairs("ActionUseDevice$", "actions.UseActions")),
    WALKS(
            Purpose.SPEED,
            replace(
                    Names.PATH_FINDER,
                    Names.inside("Walks"),
                    "getLocationSequence",
                    "getSearchPathSequenceAllLocations")),
    TASK_REGISTRY(
            Purpose.SPEED,
            around("scienceworld.tasks.TaskMaker1", Names.inside("TaskRegistry$Register"), "registerTasks"),
            around("scienceworld.tasks.TaskMaker1", Names.inside("TaskRegistry$Add"), "addTask"),
            replace("scienceworld.tasks.TaskMaker1", Names.inside("TaskRegistry"), "getTaskList", "getMaxVariations"));

    /** Why a change is made. */
    public enum Purpose {
        DETERMINISM,
        SPEED
    }

    private final Purpose purpose;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Interception> interceptions;

    Change(Purpose purpose, Interception... interceptions) {
        this.purpose = purpose;
        this.interceptions = List.of(interceptions);
    }

    List<Interception> interceptions() {
        return interceptions;
    }

    /** All changes for one purpose. */
    public static Set<Change> all(Purpose purpose) {
        Set<Change> changes = EnumSet.allOf(Change.class);
        changes.removeIf(change -> change.purpose != purpose);
        return changes;
    }

    private static Interception pairs(String action, String hook) {
        return replace("scienceworld.actions." + action, Names.inside(hook), "generatePossibleValidActions");
    }

    /** Names of classes that several changes touch. */
    private static final class Names {
        static final String WORLD_OBJECT = "scienceworld.struct.EnvObject";
        static final String TERMINAL = "scienceworld.objects.electricalcomponent.Terminal";
        static final String PARSER = "scienceworld.input.InputParser";
        static final String PARSER_OBJECT = "scienceworld.input.InputParser$";
        static final String PATH_FINDER = "scienceworld.goldagent.PathFinder$";
        static final String GOALS = "scienceworld.tasks.goals.GoalSequence";
        static final String SET = "scala.collection.immutable.Set";

        static String inside(String name) {
            return Weaver.INSIDE + "." + name;
        }
    }
}
