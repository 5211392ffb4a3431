/** ScienceWorld in an application. */
module examples.scienceworld {
    requires dev.cairn.scienceworld;
}
