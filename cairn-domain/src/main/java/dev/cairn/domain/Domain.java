package dev.cairn.domain;

import dev.cairn.core.TaskId;
import dev.cairn.domain.action.ActionLanguage;
import dev.cairn.domain.action.LanguageFile;
import dev.cairn.domain.action.VerbArgumentLanguage;
import dev.cairn.domain.agent.AdmissibleActions;
import dev.cairn.domain.agent.AgentTexts;
import dev.cairn.domain.agent.EntityNames;
import dev.cairn.domain.agent.PlanRules;
import dev.cairn.domain.annotation.AnnotationExamples;
import dev.cairn.domain.annotation.AnnotationRules;
import dev.cairn.domain.annotation.GenericRules;
import dev.cairn.domain.edit.TrajectoryEdits;
import dev.cairn.domain.protocol.Protocols;
import dev.cairn.domain.text.PromptTexts;
import dev.cairn.domain.text.TextReader;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that is particular to one text world: its environments and task catalogue, and what the stages ask of a world. A new
 * world needs the first two only; each further method has a default that works for any world, and makes the agents better where a
 * world knows more.
 *
 * <p>A domain is cheap to make: a simulator is fetched and loaded when the first environment is opened, since many stages read
 * texts only. Safe for use by several threads.
 */
public interface Domain extends EnvironmentFactory {
    /** The slowest known takes some seconds. */
    @Override
    default Duration patience() {
        return Duration.ofMinutes(2);
    }

    /** Short name, by which {@code --domain} chooses and manifests record it: {@code toy}. */
    String name();

    /**
     * Loads its simulator, if that is a jar, and says which one it is.
     *
     * @throws dev.cairn.core.UserException if it is not there, or is none that is taken
     */
    default Optional<String> simulatorJar() {
        return Optional.empty();
    }

    /** The task that somebody plays who names none. */
    default TaskId firstTask() {
        return tasks().byIndex(0);
    }

    /** The formal language of its actions. */
    default ActionLanguage actions() {
        return new VerbArgumentLanguage();
    }

    /** The file that its formal language is made of, if there is one: data sets and models keep it. */
    default Optional<LanguageFile> languageFile() {
        return Optional.empty();
    }

    /** The formal language of published data sets, if that is another one. */
    default ActionLanguage publishedActions() {
        return actions();
    }

    /** What its texts say to a program. */
    default TextReader texts() {
        return TextReader.NONE;
    }

    /** How prompts show its texts. */
    default PromptTexts promptTexts() {
        return PromptTexts.PLAIN;
    }

    /** How trajectories are cut into sub-goals without a language model. */
    default AnnotationRules annotationRules() {
        return new GenericRules(actions(), texts(), promptTexts(), action -> false);
    }

    /** What a language model reads before it cuts a trajectory. */
    default AnnotationExamples annotationExamples() {
        return AnnotationExamples.NONE;
    }

    /** What can be done to make recorded trajectories easier to learn. */
    default TrajectoryEdits edits() {
        return TrajectoryEdits.GENERIC;
    }

    /** The form in which the world's trajectories were published; empty if Cairn's own is the only one. */
    default Optional<TrajectoryFormat> trajectoryFormat() {
        return Optional.empty();
    }

    /** How AgentGym's own servers offer this world, if they do. */
    default Optional<AgentGymEnvironment> agentGym() {
        return Optional.empty();
    }

    /** How agents are scored in this world. */
    default Protocols protocols() {
        return Protocols.GENERIC;
    }

    /** Words in actions and sub-goals that are no names of things: they join names, count and measure, or say where to turn. */
    default Set<String> functionWords() {
        return Set.of(
                "a", "an", "the", "in", "on", "of", "to", "with", "into", "up", "down", "at", "north", "south", "east",
                "west", "left", "right");
    }

    /** Which actions agents choose among. */
    default AdmissibleActions admissibleActions() {
        return AdmissibleActions.ALL;
    }

    /** Names that random sub-goals are made of. */
    default EntityNames entityNames() {
        return EntityNames.NONE;
    }

    /** What agents that ask a language model say of this world. */
    default AgentTexts agentTexts() {
        return AgentTexts.NONE;
    }

    /** Rules for an agent that carries out the plans of a language model. */
    default PlanRules planRules() {
        return PlanRules.NONE;
    }
}
