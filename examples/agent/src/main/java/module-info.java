/** An agent in an application; the world is found by its name. */
module examples.agent {
    requires dev.cairn.pipeline;
}
