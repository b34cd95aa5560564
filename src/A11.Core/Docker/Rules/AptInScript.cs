using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Finds apt, which has no stable command line.</summary>
public sealed class AptInScript : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3027", "apt-in-script", "Use apt-get instead of apt in scripts", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3027", "checkov/CKV_DOCKER_9"],
        Fix = FixSafety.Unsafe,
    };

    /// <summary>What both programs know, by apt's name (apt(8), apt-get(8)).</summary>
    private static string? AptGetVerb(string verb) => verb switch
    {
        "install" or "update" or "upgrade" or "remove" or "purge" or "autoremove" or "clean" or "autoclean" or "build-dep" or "source" or "download" or "distclean" or "dist-clean" => verb,
        "full-upgrade" => "dist-upgrade",
        _ => null,
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var call in run.PackageCommands.Where(call => call.Program == "apt"))
        {
            var name = call.Command.Words[0].Span;
            var instead = call.Verb is "show" or "search" or "policy" or "list" ? "apt-cache" : "apt-get";
            context.Within(run.Map).Report(this, name, $"apt has no stable command line interface for scripts. Use {instead}.", FixFor(run, call, name));
        }
    }

    private static Fix? FixFor(DockerRun run, PackageCommand call, TextSpan name)
    {
        if (run.IsExec || AptGetVerb(call.Verb) is not { } verb || run.Text.AsSpan(name.Start, name.Length) is not "apt")
        {
            return null;
        }

        var edit = new TextEdit(name, "apt-get");
        return new Fix("Call apt-get", verb == call.Verb ? [edit] : [edit, new TextEdit(call.VerbSpan, verb)], FixSafety.Unsafe);
    }
}
