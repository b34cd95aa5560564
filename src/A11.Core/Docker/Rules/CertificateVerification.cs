using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Options and variables with which programs don't verify the TLS certificates of servers.</summary>
public sealed class CertificateVerification : DockerRule
{
    private static readonly CheckDescriptor Other = new("AXD5004", "unverified-tls-certificate", "Conda, Composer, Go and Perl should verify TLS certificates", Severity.Warning, Category.Secure);

    private static readonly CheckDescriptor Curl = new("AXD5012", "unverified-curl-certificate", "curl should verify TLS certificates", Severity.Warning, Category.Secure) { Aliases = ["checkov/CKV2_DOCKER_2"], Fix = FixSafety.Unsafe };

    private static readonly CheckDescriptor Wget = new("AXD5013", "unverified-wget-certificate", "wget should verify TLS certificates", Severity.Warning, Category.Secure) { Aliases = ["checkov/CKV2_DOCKER_3"], Fix = FixSafety.Unsafe };

    private static readonly CheckDescriptor Pip = new("AXD5014", "unverified-pip-certificate", "pip and uv should verify TLS certificates", Severity.Warning, Category.Secure) { Aliases = ["checkov/CKV2_DOCKER_4", "checkov/CKV2_DOCKER_16"] };

    private static readonly CheckDescriptor Python = new("AXD5015", "unverified-python-certificate", "Python should verify TLS certificates", Severity.Warning, Category.Secure) { Aliases = ["checkov/CKV2_DOCKER_5"] };

    private static readonly CheckDescriptor Node = new("AXD5016", "unverified-node-certificate", "Node.js should verify TLS certificates", Severity.Warning, Category.Secure) { Aliases = ["checkov/CKV2_DOCKER_6"] };

    private static readonly CheckDescriptor Npm = new("AXD5017", "unverified-npm-certificate", "npm, Yarn and pnpm should verify TLS certificates", Severity.Warning, Category.Secure) { Aliases = ["checkov/CKV2_DOCKER_12", "checkov/CKV2_DOCKER_13"] };

    private static readonly CheckDescriptor Git = new("AXD5018", "unverified-git-certificate", "Git should verify TLS certificates", Severity.Warning, Category.Secure) { Aliases = ["checkov/CKV2_DOCKER_14"] };

    private static readonly CheckDescriptor Repository = new("AXD5019", "unverified-repository-certificate", "yum, dnf and apt should verify TLS certificates", Severity.Warning, Category.Secure) { Aliases = ["checkov/CKV2_DOCKER_15"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Other;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Other, Curl, Wget, Pip, Python, Node, Npm, Git, Repository];

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (instruction.Name is not ("ARG" or "ENV"))
        {
            return;
        }

        foreach (var variable in instruction.Pairs)
        {
            CheckVariable(variable.Name, variable.Value?.Value, variable.NameSpan, context);
        }
    }

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ShellScript script, Instruction run, RuleContext context)
    {
        var assignments = command.Name == "export" ? command.Arguments.Concat(command.Assignments) : command.Assignments;
        foreach (var assignment in assignments)
        {
            if (assignment.Value.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
            {
                CheckVariable(assignment.Value[..equals], assignment.Value[(equals + 1)..], assignment.Span, context);
            }
        }

        if (command.Operands.Any(IsLoopback))
        {
            return;
        }

        foreach (var word in InsecureSettings.FindIn(command))
        {
            Report(command.Name!.StartsWith("python", StringComparison.Ordinal) ? "pip" : command.Name, word.Value, word.Span, CreateFix(word, command), context);
        }
    }

    private static void CheckVariable(string name, string? value, TextSpan span, RuleContext context)
    {
        if (InsecureSettings.Find(name, value) is { } variable)
        {
            Report(variable.Program, name, span, null, context);
        }
    }

    private static void Report(string program, string setting, TextSpan span, Fix? fix, RuleContext context) =>
        context.Report(GetCheck(program), span, $"Because of {setting}, {program} does not verify TLS certificates. Remove it. If the server uses a private CA, add its certificate to the image.", fix);

    private static CheckDescriptor GetCheck(string program) => program switch
    {
        "curl" => Curl,
        "wget" => Wget,
        "Python" => Python,
        "Node.js" => Node,
        "npm" or "yarn" or "pnpm" => Npm,
        "git" => Git,
        "apt" or "apt-get" or "yum" or "dnf" or "tdnf" or "microdnf" or "yum-config-manager" => Repository,
        "uv" or "pip" or "pip2" or "pip3" => Pip,
        _ => Other,
    };

    private static bool IsLoopback(ShellWord word) =>
        word.Value.StartsWith("https://localhost", StringComparison.Ordinal) || word.Value.StartsWith("https://127.0.0.1", StringComparison.Ordinal);

    /// <summary>An option that stands alone can go; one among others, or with a value, is left to people.</summary>
    private static Fix? CreateFix(ShellWord word, ShellCommand command)
    {
        if (word.Raw is not ("-k" or "--insecure" or "--no-check-certificate"))
        {
            return null;
        }

        var before = command.Words[command.Words.IndexOf(word) - 1].Span;
        var isNext = word.Span.Start - before.End == 1;
        return new Fix($"Remove {word.Raw}", [new TextEdit(isNext ? TextSpan.FromBounds(before.End, word.Span.End) : word.Span, "")], FixSafety.Unsafe);
    }
}
