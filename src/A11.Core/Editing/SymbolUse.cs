using A11.Core.Text;

namespace A11.Core.Editing;

/// <summary>What can be defined in one place and used in others.</summary>
public enum SymbolKind
{
    /// <summary>A whole file: an action, a called workflow, a Dockerfile.</summary>
    File,

    /// <summary>A job of a workflow.</summary>
    Job,

    /// <summary>A step with an ID.</summary>
    Step,

    /// <summary>An input of a workflow or an action.</summary>
    Input,

    /// <summary>An output of a job.</summary>
    Output,

    /// <summary>A stage of a Dockerfile.</summary>
    Stage,

    /// <summary>A build argument or variable of a Dockerfile.</summary>
    Argument,

    /// <summary>A service of a compose file.</summary>
    Service,

    /// <summary>A network, volume, secret or config of a compose file.</summary>
    Definition,

    /// <summary>A target of a makefile.</summary>
    Target,

    /// <summary>A variable of a makefile.</summary>
    Variable,
}

/// <summary>Something with a name.</summary>
/// <param name="Path">The file that defines it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name, unique among those of its kind in the file; empty for the file itself.</param>
public readonly record struct Symbol(string Path, SymbolKind Kind, string Name)
{
    /// <summary>A file.</summary>
    public static Symbol File(string path) => new(path, SymbolKind.File, "");
}

/// <summary>A place where something with a name is defined or used.</summary>
/// <param name="Symbol">What it is.</param>
/// <param name="Span">Where its name stands.</param>
/// <param name="IsDefinition">Whether it is defined there.</param>
public readonly record struct SymbolUse(Symbol Symbol, TextSpan Span, bool IsDefinition = false);
