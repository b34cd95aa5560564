using A11.Core.Text;

namespace A11.Core.Analysis;

/// <summary>Why the rules of its kind were not run over a file.</summary>
public enum UncheckedReason
{
    /// <summary>It becomes a file of its kind only when it is rendered.</summary>
    Template,

    /// <summary>A Dockerfile that another frontend than Docker's builds (<c># syntax=</c>).</summary>
    Frontend,

    /// <summary>A script in a language that no rule reads.</summary>
    Dialect,

    /// <summary>It is another project's, or a tool wrote it.</summary>
    Vendored,

    /// <summary>The configuration excludes it.</summary>
    Excluded,

    /// <summary>A part of an object that is nowhere in the repository: the rules were run, but nobody knows whether the whole keeps them.</summary>
    Patch,
}

/// <summary>A file that is a domain's by its path, and that its rules say nothing about, or not all that they would.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Reason">Why.</param>
/// <param name="Explanation">That in words, as the end of a sentence that begins with the file.</param>
public sealed record UncheckedFile(string Path, UncheckedReason Reason, string Explanation)
{
    /// <summary>What in the file decides it; empty where its path does.</summary>
    public TextSpan Place { get; init; }

    /// <summary>Whether the rules were run all the same, so that the file counts as checked wherever nobody has a reason to hide something.</summary>
    public bool IsChecked { get; init; }

    /// <summary>Whether people are told of the file by a finding, and not by a number alone.</summary>
    internal bool IsNoted { get; init; }
}

/// <summary>What reports call the reasons.</summary>
public static class UncheckedReasons
{
    /// <summary>The name of a reason: one word in lower case.</summary>
    public static string ToName(this UncheckedReason reason) => reason switch
    {
        UncheckedReason.Template => "template",
        UncheckedReason.Frontend => "frontend",
        UncheckedReason.Dialect => "dialect",
        UncheckedReason.Vendored => "vendored",
        UncheckedReason.Excluded => "excluded",
        _ => "patch",
    };
}
