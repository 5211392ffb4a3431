# Sourced from the root of the repository: PYTHON is one with all that the scripts in bench/ import. Made once, in a folder
# that git ignores; torch brings about 5 GB of libraries, also for machines without a GPU.

PYTHON=bench/.venv/bin/python
. bench/venv.sh
virtual_environment bench/.venv \
    torch==2.13.0 transformers==5.23.0 tokenizers==0.23.3 safetensors==0.8.0 ctranslate2==4.8.5 numpy==2.4.6 sentencepiece==0.2.3 protobuf==7.36.2
