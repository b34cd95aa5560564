using A11.Core.Analysis;
using A11.Core.Containers;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Packages;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for package managers that need root and run after USER has given it up.</summary>
public sealed class InstallWithoutRoot : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6047", "install-without-root", "System packages must be installed as root", Severity.Error, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        if (run.IsTrigger || run.State.User is not { IsConstant: true } user || ContainerUser.IsRoot(user.Text))
        {
            return;
        }

        if (run.PackageCommands.FirstOrDefault(call => call.Program is "apt-get" or "apt" or "apk" or "yum" or "dnf" or "microdnf" or "tdnf" or "zypper" && call.Action is (PackageAction.Install or PackageAction.Refresh or PackageAction.Upgrade) && !IsRaised(call)) is { } install)
        {
            context.Within(run.Map).Report(this, install.Span, $"{install.Program} needs root, but this RUN runs as {user.Text}. Move it above the USER, or switch to USER root for it and back.");
        }
    }

    /// <summary>Whether sudo or the like starts it: the command's words begin behind it.</summary>
    private static bool IsRaised(PackageCommand call) => call.Command.Node.Span.Start < call.Command.Words[0].Span.Start;
}
