package dev.cairn.core.io;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A key that a record had in files of an earlier version. A file that still has it is refused with the key's new name; it is never
 * read as if it were the new one, since a value may mean something else by now.
 */
@Documented
@Repeatable(RenamedKey.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RenamedKey {
    /** The key as it was written. */
    String old();

    /** The key as it is written now, with what has to change in its value if that is not plain. */
    String now();

    /** Several of a record. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        /** The keys, in the order written. */
        RenamedKey[] value();
    }
}
