import pytest
import scienceworld

from cairn_scienceworld import ScienceWorldEnv


@pytest.fixture
def env():
    env = ScienceWorldEnv()
    yield env
    env.close()


@pytest.fixture(scope="session")
def original():
    """The environment of the package scienceworld, in a JVM of its own."""
    env = scienceworld.ScienceWorldEnv()
    yield env
    env.close()
