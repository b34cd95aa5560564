using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Signatures of packages are verified.</summary>
public sealed class VerifyPackages : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD5005", "verify-packages", "Signatures of packages are verified", Severity.Warning, Category.Secure)
    {
        Aliases = ["checkov/CKV2_DOCKER_7", "checkov/CKV2_DOCKER_8", "checkov/CKV2_DOCKER_9", "checkov/CKV2_DOCKER_10", "checkov/CKV2_DOCKER_11"],
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ShellScript script, Instruction run, RuleContext context)
    {
        foreach (var word in command.Words)
        {
            if (word.Value.StartsWith("--", StringComparison.Ordinal) && command.Name is { } name && AliasOf(name, word.Value) is { } alias)
            {
                var local = name is "rpm" or "apk" ? "import the key of whoever signed the package" : "add the key of the repository";
                context.Report(this, word.Span, $"With {word.Value}, {name} installs what anybody may have put in the package's place; leave it out and {local}.", aliases: alias.Length == 0 ? [] : [alias]);
            }
        }
    }

    /// <summary>What a peer calls the option (the programs' manuals); empty where none knows it, null for another option.</summary>
    private static string? AliasOf(string program, string option) => (program, option) switch
    {
        ("apk", "--allow-untrusted") => "checkov/CKV2_DOCKER_7",
        ("apt-get", "--allow-unauthenticated") => "checkov/CKV2_DOCKER_8",
        ("apt-get", "--force-yes") => "checkov/CKV2_DOCKER_11",
        ("apt", "--allow-unauthenticated" or "--force-yes") => "",
        ("apt" or "apt-get", "--allow-insecure-repositories") => "",
        ("yum" or "dnf" or "tdnf", "--nogpgcheck") => "checkov/CKV2_DOCKER_9",
        ("microdnf", "--nogpgcheck") => "",
        ("yum" or "dnf" or "tdnf" or "microdnf", "--no-gpgchecks") => "",
        ("rpm", "--nodigest" or "--nosignature" or "--noverify" or "--nofiledigest") => "checkov/CKV2_DOCKER_10",
        ("zypper", "--no-gpg-checks" or "--allow-unsigned-rpm") => "",
        _ => null,
    };
}
