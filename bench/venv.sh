# Sourced from the root of the repository.

# virtual_environment FOLDER PACKAGE...: a Python environment with these packages. It is made once; what an interruption left is finished.
virtual_environment() {
    local folder=$1
    shift
    if [ ! -f "$folder/complete" ]; then
        python3 -m venv "$folder"
        "$folder/bin/pip" install --quiet --disable-pip-version-check "$@"
        touch "$folder/complete"
    fi
}
