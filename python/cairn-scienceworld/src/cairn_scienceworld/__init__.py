"""ScienceWorld for Python over Cairn's simulator: the same environment, many times as fast, many in one JVM."""
from scienceworld import BufferedHistorySaver

from cairn_scienceworld.env import ScienceWorldEnv
from cairn_scienceworld.jvm import JAR_PATH
from cairn_scienceworld.vector import ScienceWorldVectorEnv

__version__ = "0.1.0"
__all__ = ["BufferedHistorySaver", "JAR_PATH", "ScienceWorldEnv", "ScienceWorldVectorEnv", "__version__"]
