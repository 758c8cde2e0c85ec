"""`python -m pubparse` is `pubparse`."""

from pubparse.cli import main

if __name__ == "__main__":
    main()
