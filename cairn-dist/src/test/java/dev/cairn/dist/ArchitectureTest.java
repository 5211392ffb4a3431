package dev.cairn.dist;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.cairn.scienceworld.SimulatorSession;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.T5Tokenizer;
import dev.cairn.t5.TextGenerator;
import dev.cairn.t5.Torch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** One way through the house, no way back. */
@AnalyzeClasses(
        packages = "dev.cairn",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
    /** Tests that come from another module in a jar are tests, too. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule MODULES_DEPEND_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("core")
            .definedBy("dev.cairn.core..")
            .layer("domain")
            .definedBy("dev.cairn.domain..")
            .layer("scienceworld")
            .definedBy("dev.cairn.scienceworld..")
            .layer("textworldexpress")
            .definedBy("dev.cairn.textworldexpress..")
            .layer("llm")
            .definedBy("dev.cairn.llm..")
            .layer("distill")
            .definedBy("dev.cairn.distill..")
            .layer("t5")
            .definedBy("dev.cairn.t5..")
            .layer("agent")
            .definedBy("dev.cairn.agent..")
            .layer("pipeline")
            .definedBy("dev.cairn.pipeline..")
            .layer("report")
            .definedBy("dev.cairn.report..")
            .layer("cli")
            .definedBy("dev.cairn.cli..")
            .layer("python")
            .definedBy("dev.cairn.python..")
            .whereLayer("core")
            .mayNotAccessAnyLayer()
            .whereLayer("domain")
            .mayOnlyAccessLayers("core")
            .whereLayer("scienceworld")
            .mayOnlyAccessLayers("core", "domain")
            .whereLayer("textworldexpress")
            .mayOnlyAccessLayers("core", "domain")
            .whereLayer("llm")
            .mayOnlyAccessLayers("core")
            .whereLayer("distill")
            .mayOnlyAccessLayers("core", "domain", "llm")
            .whereLayer("t5")
            .mayNotAccessAnyLayer()
            .whereLayer("agent")
            .mayOnlyAccessLayers("core", "domain", "distill", "llm", "t5")
            .whereLayer("pipeline")
            .mayOnlyAccessLayers("core", "domain", "distill", "llm", "t5", "agent")
            .whereLayer("report")
            .mayOnlyAccessLayers("core")
            .whereLayer("cli")
            .mayOnlyAccessLayers(
                    "core", "domain", "scienceworld", "distill", "llm", "t5", "agent", "pipeline", "report")
            .whereLayer("python")
            .mayOnlyAccessLayers("core", "scienceworld");

    @ArchTest
    static final ArchRule MODULES_HAVE_NO_CYCLES =
            slices().matching("dev.cairn.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_T5_TOUCHES_LIBTORCH = noClasses()
            .that()
            .resideOutsideOfPackage("dev.cairn.t5..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule PACKAGES_OF_T5_HAVE_NO_CYCLES =
            slices().matching("dev.cairn.t5.(**)").should().beFreeOfCycles();

    /** What lies below the front of the library speaks in its values, and does not open its doors again. */
    @ArchTest
    static final ArchRule ONLY_TRAINING_USES_THE_FRONT_DOORS_OF_T5 = noClasses()
            .that()
            .resideInAPackage("dev.cairn.t5.*..")
            .and()
            .resideOutsideOfPackages("dev.cairn.t5.train..", "dev.cairn.t5.lora")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(T5Model.class, T5Tokenizer.class, TextGenerator.class, Torch.class);

    @ArchTest
    static final ArchRule THE_FRONT_OF_T5_IS_SMALL = classes()
            .that()
            .resideInAPackage("dev.cairn.t5")
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should(haveAtMost(13));

    @ArchTest
    static final ArchRule THE_API_OF_T5_IS_SMALL = classes()
            .that()
            .resideInAnyPackage("dev.cairn.t5", "dev.cairn.t5.train", "dev.cairn.t5.train.optimizer")
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should(haveAtMost(25));

    @ArchTest
    static final ArchRule ONLY_T5_AND_THE_MATCHER_TOUCH_TOKENIZERS = noClasses()
            .that()
            .resideOutsideOfPackages("dev.cairn.t5..", "dev.cairn.agent.match")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..");

    @ArchTest
    static final ArchRule ONLY_THE_MATCHER_RUNS_ONNX = noClasses()
            .that()
            .resideOutsideOfPackage("dev.cairn.agent.match")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule ONLY_THE_SIMULATOR_CHANGES_CLASSES = noClasses()
            .that()
            .resideOutsideOfPackage("dev.cairn.scienceworld..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.bytebuddy..");

    @ArchTest
    static final ArchRule ONLY_CLASSES_INSIDE_ITS_LOADER_KNOW_THE_SIMULATOR = noClasses()
            .that()
            .resideOutsideOfPackages("dev.cairn.scienceworld.inside..", "dev.cairn.spark.engine")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("scala..", "scienceworld..", "language..");

    @ArchTest
    static final ArchRule ONLY_THE_ENGINE_KNOWS_SPARK = noClasses()
            .that()
            .resideOutsideOfPackage("dev.cairn.spark.engine")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..");

    /** It lives among Spark's classes, where Cairn's are not. */
    @ArchTest
    static final ArchRule THE_ENGINE_KNOWS_NOTHING_OF_CAIRN = noClasses()
            .that()
            .resideInAPackage("dev.cairn.spark.engine")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("dev.cairn..")
                    .and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("dev.cairn.spark.engine"))));

    @ArchTest
    static final ArchRule CLASSES_INSIDE_ITS_LOADER_KNOW_LITTLE_OF_CAIRN = noClasses()
            .that()
            .resideInAPackage("dev.cairn.scienceworld.inside..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("dev.cairn..")
                    .and(DescribedPredicate.not(
                            JavaClass.Predicates.resideInAPackage("dev.cairn.scienceworld.inside..")))
                    .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(SimulatorSession.class))));

    @ArchTest
    static final ArchRule ONLY_THOSE_THAT_TALK_TO_OTHER_PROCESSES_OPEN_SOCKETS = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.cairn.llm..", "dev.cairn.domain.remote..", "dev.cairn.python..", "dev.cairn.spark")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(Socket|ServerSocket|http\\..*|URLConnection|HttpURLConnection)");

    @ArchTest
    static final ArchRule ONLY_THE_SERVER_KNOWS_ITS_LIBRARY = noClasses()
            .that()
            .resideOutsideOfPackage("dev.cairn.serve..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "kotlin..");

    @ArchTest
    static final ArchRule ONLY_PROGRAMS_PRINT = noClasses()
            .that()
            .resideOutsideOfPackages("dev.cairn.cli..", "dev.cairn.python..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    private static ArchCondition<JavaClass> haveAtMost(int types) {
        return new ArchCondition<>("be at most " + types) {
            private final List<String> found = new ArrayList<>();

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                found.add(type.getSimpleName());
            }

            @Override
            public void finish(ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        found, found.size() <= types, found.size() + " public types: " + found));
            }
        };
    }

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes()
            .should(new ArchCondition<>("be in a null-marked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(
                            type, marked, type.getName() + " has no @NullMarked package-info"));
                }
            });
}
