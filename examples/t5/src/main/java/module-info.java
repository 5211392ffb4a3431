/** T5 in an application. */
module examples.t5 {
    requires dev.cairn.t5;
}
