using System.Collections.Immutable;

namespace A11.Tool.Completion;

/// <summary>A script by which a shell completes the command line.</summary>
internal static class CompletionScript
{
    /// <summary>What is completed: the program, and the name that people give it for short.</summary>
    public static ImmutableArray<string> Programs { get; } = ["dotnet-a11", "a11"];

    /// <summary>The shells that there is a script for.</summary>
    public static ImmutableArray<string> Shells { get; } = ["bash", "zsh", "fish", "powershell"];

    /// <summary>The script.</summary>
    /// <param name="shell">One of <see cref="Shells"/>.</param>
    /// <param name="commands">What is completed.</param>
    public static string Create(string shell, ImmutableArray<CompletedCommand> commands) => shell switch
    {
        "bash" => BashCompletion.Create(commands),
        "zsh" => ZshCompletion.Create(commands),
        "fish" => FishCompletion.Create(commands),
        _ => PowerShellCompletion.Create(commands),
    };

    /// <summary>A text in single quotes, in which a shell of the Bourne family takes everything as it is.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
