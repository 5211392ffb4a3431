package dev.cairn.scienceworld.inside;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.immutable.Set;
import scienceworld.struct.EnvObject;

/**
 * What an object contains, as immutable sets. The original copies its mutable sets at each question, many thousand
 * times a step; here the copy is kept until something is added, removed, hidden or shown.
 */
public final class ContentSnapshots {
    /** Names of the fields woven into {@code EnvObject}. */
    public static final String ALL = "cairnAll";

    public static final String VISIBLE = "cairnVisible";
    public static final String PORTALS = "cairnPortals";
    public static final String BOTH = "cairnBoth";

    private ContentSnapshots() {}

    /** Woven into {@code EnvObject}. */
    public interface Holder {
        void setCairnVisible(@Nullable Set<?> visible);
    }

    /** {@code getContainedObjects(includeHidden)}. */
    public static final class Contained {
        private Contained() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        public static @Nullable Set<?> enter(
                @Advice.Argument(0) boolean includeHidden,
                @Advice.FieldValue(ALL) @Nullable Set<?> all,
                @Advice.FieldValue(VISIBLE) @Nullable Set<?> visible) {
            return includeHidden ? all : visible;
        }

        @Advice.OnMethodExit
        @SuppressWarnings("UnusedVariable")
        public static void exit(
                @Advice.Enter @Nullable Set<?> kept,
                @Advice.Argument(0) boolean includeHidden,
                @Advice.Return(readOnly = false) @Nullable Set<?> result,
                @Advice.FieldValue(value = ALL, readOnly = false) @Nullable Set<?> all,
                @Advice.FieldValue(value = VISIBLE, readOnly = false) @Nullable Set<?> visible) {
            if (kept != null) {
                result = kept;
            } else if (includeHidden) {
                all = result;
            } else {
                visible = result;
            }
        }
    }

    /** {@code getContainedObjectsNotHidden()}. */
    public static final class Visible {
        private Visible() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        public static @Nullable Set<?> enter(@Advice.FieldValue(VISIBLE) @Nullable Set<?> visible) {
            return visible;
        }

        @Advice.OnMethodExit
        @SuppressWarnings("UnusedVariable")
        public static void exit(
                @Advice.Enter @Nullable Set<?> kept,
                @Advice.Return(readOnly = false) @Nullable Set<?> result,
                @Advice.FieldValue(value = VISIBLE, readOnly = false) @Nullable Set<?> visible) {
            if (kept != null) {
                result = kept;
            } else {
                visible = result;
            }
        }
    }

    /** {@code getPortals(includeHidden)}; doors that may be hidden are looked at again. */
    public static final class Portals {
        private Portals() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        public static @Nullable Set<?> enter(
                @Advice.Argument(0) boolean includeHidden, @Advice.FieldValue(PORTALS) @Nullable Set<?> portals) {
            return includeHidden ? portals : null;
        }

        @Advice.OnMethodExit
        @SuppressWarnings("UnusedVariable")
        public static void exit(
                @Advice.Enter @Nullable Set<?> kept,
                @Advice.Argument(0) boolean includeHidden,
                @Advice.Return(readOnly = false) @Nullable Set<?> result,
                @Advice.FieldValue(value = PORTALS, readOnly = false) @Nullable Set<?> portals) {
            if (kept != null) {
                result = kept;
            } else if (includeHidden) {
                portals = result;
            }
        }
    }

    /** {@code getContainedObjectsAndPortals(includeHidden)}. */
    public static final class Both {
        private Both() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        public static @Nullable Set<?> enter(
                @Advice.Argument(0) boolean includeHidden, @Advice.FieldValue(BOTH) @Nullable Set<?> both) {
            return includeHidden ? both : null;
        }

        @Advice.OnMethodExit
        @SuppressWarnings("UnusedVariable")
        public static void exit(
                @Advice.Enter @Nullable Set<?> kept,
                @Advice.Argument(0) boolean includeHidden,
                @Advice.Return(readOnly = false) @Nullable Set<?> result,
                @Advice.FieldValue(value = BOTH, readOnly = false) @Nullable Set<?> both) {
            if (kept != null) {
                result = kept;
            } else if (includeHidden) {
                both = result;
            }
        }
    }

    /** Adding and removing of objects and doors: forgets, before for what the method asks itself, and after. */
    public static final class Changed {
        private Changed() {}

        @Advice.OnMethodEnter
        @Advice.OnMethodExit(onThrowable = Throwable.class)
        @SuppressWarnings("UnusedVariable")
        public static void forget(
                @Advice.FieldValue(value = ALL, readOnly = false) @Nullable Set<?> all,
                @Advice.FieldValue(value = VISIBLE, readOnly = false) @Nullable Set<?> visible,
                @Advice.FieldValue(value = PORTALS, readOnly = false) @Nullable Set<?> portals,
                @Advice.FieldValue(value = BOTH, readOnly = false) @Nullable Set<?> both) {
            all = null;
            visible = null;
            portals = null;
            both = null;
        }
    }

    /** {@code setHidden}: what is visible in the container of the object has changed. */
    public static final class Hidden {
        private Hidden() {}

        @Advice.OnMethodExit
        public static void exit(@Advice.This EnvObject object) {
            changed(object);
        }

        public static void changed(EnvObject object) {
            @Nullable Option<EnvObject> container = object.getContainer();
            // Null while the object is being constructed.
            if (container != null && container.isDefined()) {
                ((Holder) container.get()).setCairnVisible(null);
            }
        }
    }
}
