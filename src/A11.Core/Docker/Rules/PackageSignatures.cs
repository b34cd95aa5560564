using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Options with which package managers don't verify the signatures of packages (the manuals of the programs).</summary>
public sealed class PackageSignatures : DockerRule
{
    private static readonly CheckDescriptor Zypper = new("AXD5005", "unverified-zypper-package", "zypper should verify signatures", Severity.Warning, Category.Secure);

    private static readonly CheckDescriptor Apk = new("AXD5020", "unverified-apk-package", "apk should verify signatures", Severity.Warning, Category.Secure) { Aliases = ["checkov/CKV2_DOCKER_7"] };

    private static readonly CheckDescriptor Apt = new("AXD5021", "unverified-apt-package", "apt should verify signatures", Severity.Warning, Category.Secure) { Aliases = ["checkov/CKV2_DOCKER_8"] };

    private static readonly CheckDescriptor Dnf = new("AXD5022", "unverified-dnf-package", "yum and dnf should verify signatures", Severity.Warning, Category.Secure) { Aliases = ["checkov/CKV2_DOCKER_9"] };

    private static readonly CheckDescriptor Rpm = new("AXD5023", "unverified-rpm-package", "rpm should verify signatures and digests", Severity.Warning, Category.Secure) { Aliases = ["checkov/CKV2_DOCKER_10"] };

    private static readonly CheckDescriptor ForcedApt = new("AXD5024", "forced-apt-install", "apt should not skip its safety checks", Severity.Warning, Category.Secure) { Aliases = ["checkov/CKV2_DOCKER_11"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Zypper;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Zypper, Apk, Apt, Dnf, Rpm, ForcedApt];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ShellScript script, Instruction run, RuleContext context)
    {
        foreach (var word in command.Words)
        {
            if (command.Name is { } name && FindCheck(name, word.Value) is { } check)
            {
                var advice = check == ForcedApt ? "Use --yes instead."
                    : name is "rpm" or "apk" ? "Remove it, and import the key of the package's signer."
                    : "Remove it, and add the key of the repository.";
                var what = check == ForcedApt ? $"{word.Value} skips all safety checks of {name}, including that of signatures." : $"With {word.Value}, {name} installs packages that anybody may have changed.";
                context.Report(check, word.Span, $"{what} {advice}");
            }
        }
    }

    private static CheckDescriptor? FindCheck(string program, string option) => (program, option) switch
    {
        ("apk", "--allow-untrusted") => Apk,
        ("apt" or "apt-get", "--allow-unauthenticated" or "--allow-insecure-repositories") => Apt,
        ("apt" or "apt-get", "--force-yes") => ForcedApt,
        ("yum" or "dnf" or "tdnf" or "microdnf", "--nogpgcheck" or "--no-gpgchecks") => Dnf,
        ("rpm", "--nodigest" or "--nosignature" or "--noverify" or "--nofiledigest") => Rpm,
        ("zypper", "--no-gpg-checks" or "--allow-unsigned-rpm") => Zypper,
        _ => null,
    };
}
