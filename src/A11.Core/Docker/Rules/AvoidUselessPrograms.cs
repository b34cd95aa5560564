using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>RUN calls no program that makes no sense in a build.</summary>
public sealed class AvoidUselessPrograms : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3001", "no-useless-program", "RUN calls no program that makes no sense in a build", Severity.Info, Category.Correct)
    {
        Aliases = ["hadolint/DL3001"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var command in run.Script.Commands)
        {
            if (command.Name is { } name && WhyUseless(name) is { } why && !(name == "ssh" && run.Run.Mounts.Any(mount => mount.Type == "ssh")))
            {
                context.Within(run.Map).Report(this, command.Words[0].Span, $"{name} makes no sense in a build: {why}; leave it out.");
            }
        }
    }

    private static string? WhyUseless(string program) => program switch
    {
        "ps" or "top" or "kill" => "the processes of a RUN end with it, so there are none to look after",
        "free" => "it tells of the machine that builds, not of the one that runs the image",
        "service" => "what it starts is gone when the RUN ends, as an image holds files, not processes",
        "shutdown" => "there is no system to shut down",
        "mount" => "a mount ends with the RUN, and a build may not make one; RUN --mount does that",
        "ssh" => "nobody is there to log in, and a key would stay in the image; use RUN --mount=type=ssh, or ADD from a Git repository",
        "vim" => "nobody is there to edit; use COPY, or a here-document",
        _ => null,
    };
}
