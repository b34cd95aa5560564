using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>An instruction of a Dockerfile (Dockerfile reference, “Overview”).</summary>
public sealed record Instruction
{
    /// <summary>The keyword in upper case.</summary>
    public required string Name { get; init; }

    /// <summary>Where the keyword is written.</summary>
    public required TextSpan Keyword { get; init; }

    /// <summary>From the keyword to the last character, here-documents included.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The flags in front of the arguments.</summary>
    public ImmutableArray<DockerfileFlag> Flags { get; init; } = [];

    /// <summary>The arguments as one text: continuations and the comments between them taken out.</summary>
    public required string Arguments { get; init; }

    /// <summary>Leads from <see cref="Arguments"/> to the file.</summary>
    public required SourceMap Map { get; init; }

    /// <summary>The arguments as words; of the exec form, its strings.</summary>
    public required ImmutableArray<DockerfileWord> Words { get; init; }

    /// <summary>Whether the arguments are a JSON array of strings: the exec form.</summary>
    public required bool IsExec { get; init; }

    /// <summary>Whether the arguments begin like a JSON array but are none, so that they are taken as shell text.</summary>
    public bool IsBrokenExec { get; init; }

    /// <summary>The here-documents in the order in which they are named.</summary>
    public ImmutableArray<HereDocument> HereDocuments { get; init; } = [];

    /// <summary>The instruction that ONBUILD holds back; null for all others.</summary>
    public Instruction? Trigger { get; init; }

    /// <summary>Where the arguments are written; the end of the keyword where there are none.</summary>
    public TextSpan ArgumentsSpan => Arguments.Length == 0 ? new TextSpan(Keyword.End, 0) : Map.ToHost(new TextSpan(0, Arguments.Length));

    /// <summary>The value of a flag; null where it is not given.</summary>
    public string? Flag(string name)
    {
        foreach (var flag in Flags)
        {
            if (string.Equals(flag.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return flag.Value;
            }
        }

        return null;
    }

    /// <summary>Whether this is the instruction of that keyword.</summary>
    public bool Is(string name) => Name == name;
}
