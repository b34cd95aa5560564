namespace A11.Core.Make;

/// <summary>Variables that are set, or read, by make itself (GNU make's manual, “Variables Used by Implicit Rules”, “Other Special Variables”, “Automatic Variables”).</summary>
internal static class MakeVariableNames
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "AR", "AS", "CC", "CXX", "CPP", "FC", "M2C", "PC", "CO", "GET", "LEX", "YACC", "LINT", "MAKEINFO", "TEX", "TEXI2DVI", "WEAVE", "CWEAVE", "TANGLE", "CTANGLE", "RM", "LD", "OBJC",
        "ARFLAGS", "ASFLAGS", "CFLAGS", "CXXFLAGS", "COFLAGS", "CPPFLAGS", "FFLAGS", "GFLAGS", "LDFLAGS", "LDLIBS", "LFLAGS", "YFLAGS", "PFLAGS", "RFLAGS", "LINTFLAGS", "LOADLIBES", "OBJCFLAGS", "TARGET_ARCH", "TARGET_MACH",
        "OUTPUT_OPTION", "VPATH", "GPATH", "SHELL", "MAKE", "MAKEFILES", "MAKEFILE_LIST", "MAKEFLAGS", "MFLAGS", "MAKECMDGOALS", "MAKELEVEL", "MAKE_COMMAND", "MAKE_HOST", "MAKE_RESTARTS", "MAKE_TERMERR", "MAKE_TERMOUT", "MAKE_VERSION", "MAKEOVERRIDES",
        "CURDIR", "SUFFIXES", "COMSPEC", "MAKESHELL", "GNUMAKEFLAGS", "AUTHOR",
    };

    /// <summary>Whether make knows a variable of a plain name, so that it has a meaning without being set or read in the file.</summary>
    public static bool IsKnown(string name) => Known.Contains(name);

    /// <summary>Whether a name is written like a variable's: letters, digits and underscores.</summary>
    public static bool IsPlain(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
