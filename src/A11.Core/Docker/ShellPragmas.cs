using System.Collections.Immutable;
using A11.Core.Docker.Syntax;
using A11.Core.Scripts;

namespace A11.Core.Docker;

/// <summary>hadolint's comments that name the shell of what follows: <c># hadolint shell=powershell</c> (README, “Inline pragmas”).</summary>
internal sealed class ShellPragmas
{
    private readonly ImmutableArray<(int Start, ShellInvocation? Shell)> _pragmas;

    public ShellPragmas(Dockerfile syntax)
    {
        _pragmas = [.. syntax.Comments.Select(comment => (comment.Start, Value: Read(syntax.Source[comment]))).Where(comment => comment.Value is not null).Select(comment => (comment.Start, ShellInvocation.Parse([comment.Value!])))];
        var first = syntax.Instructions.FirstOrDefault(instruction => instruction.Is("FROM"));
        BeforeFirstStage = first is null ? default : Between(0, first.Span.Start) is { } pragma ? (true, pragma.Shell) : default;
    }

    /// <summary>The shell of the images of all stages, if a comment above the first names one.</summary>
    public (bool IsThere, ShellInvocation? Shell) BeforeFirstStage { get; }

    /// <summary>The last comment in a part of the file; null where there is none.</summary>
    public (int Start, ShellInvocation? Shell)? Between(int start, int end)
    {
        for (var i = _pragmas.Length - 1; i >= 0; i--)
        {
            if (_pragmas[i].Start >= start && _pragmas[i].Start < end)
            {
                return _pragmas[i];
            }
        }

        return null;
    }

    private static string? Read(ReadOnlySpan<char> comment)
    {
        const string Marker = "hadolint";
        const string Key = "shell";
        var text = comment.TrimStart("# \t");
        if (!text.StartsWith(Marker, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        text = text[Marker.Length..].TrimStart();
        var equals = text.IndexOf('=');
        return equals > 0 && text[..equals].TrimEnd().Equals(Key, StringComparison.OrdinalIgnoreCase) ? text[(equals + 1)..].Trim().ToString() : null;
    }
}
