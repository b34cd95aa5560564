using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Model;

/// <summary>What holds at a place of a stage, inherited from the stages that it begins with.</summary>
/// <param name="Shell">The shell that runs the shell form.</param>
/// <param name="Variables">The variables of ENV and ARG.</param>
public sealed record StageState(DockerShell Shell, DockerVariables Variables)
{
    /// <summary>The USER in force, variables filled in; null where the file sets none, so that it is the base image's.</summary>
    public ExpandedText? User { get; init; }

    /// <summary>The instruction that sets <see cref="User"/>; null where none does.</summary>
    public Instruction? UserSource { get; init; }

    /// <summary>
    /// The working folder, variables filled in and relative ones joined to the one before; null where the file sets none, so that it is the
    /// base image's. It is relative where only relative ones are set.
    /// </summary>
    public ExpandedText? Workdir { get; init; }

    /// <summary>
    /// Whether <see cref="Workdir"/> is another one in another build: a variable is in it, which an ARG may have set, or an ONBUILD of the parent sets one in between.
    /// </summary>
    public bool IsWorkdirUncertain { get; init; }

    /// <summary>A word with its variables filled in as far as they are known here.</summary>
    public ExpandedText Expand(DockerfileWord word, char escape = '\\') => WordExpander.Expand(word.Raw, escape, Variables).Result;
}
