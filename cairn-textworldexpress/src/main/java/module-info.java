/** TextWorldExpress in this JVM, as a domain. */
module dev.cairn.textworldexpress {
    requires transitive dev.cairn.core;
    requires transitive dev.cairn.domain;
    requires java.logging; // The games.
    requires static transitive org.jspecify;

    provides dev.cairn.domain.DomainProvider with
            dev.cairn.textworldexpress.TextWorldExpressDomain;
}
