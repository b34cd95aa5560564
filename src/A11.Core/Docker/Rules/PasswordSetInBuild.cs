using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds passwords of accounts that the build sets.</summary>
public sealed class PasswordSetInBuild : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD5006", "password-set-in-build", "RUN should not set account passwords", Severity.Error, Category.Secure)
    {
        Aliases = ["checkov/CKV2_DOCKER_17"],
    };

    private const string LiteralPassword = "The password is readable in the image history and the same in every container. Leave the account without a password, and switch to it with USER.";

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ShellScript script, Instruction run, RuleContext context)
    {
        if (command.Name == "chpasswd")
        {
            var source = FindSource(command, script);
            var isLiteral = source?.Operands.Any(operand => operand.ConstantValue is not null) == true;
            var isGenerated = source?.Operands.Any(operand => operand.Expansions.Any(expansion => expansion.Name is null)) == true;
            context.Report(
                this,
                command.Words[0].Span,
                isLiteral
                    ? LiteralPassword
                    : "Every container gets the same password, and its hash is readable in the image. Leave the account without a password, and switch to it with USER.",
                severity: isLiteral ? null : isGenerated ? Severity.Info : Severity.Warning);
        }
        else if (command is { Name: "useradd" or "usermod" } && FindPassword(command) is { } password)
        {
            context.Report(this, password.Span, LiteralPassword);
        }
    }

    /// <summary>The command that says the password: <c>echo user:password |</c>; null where there is none.</summary>
    private static ShellCommand? FindSource(ShellCommand command, ShellScript script) => script.Commands
        .TakeWhile(candidate => candidate != command)
        .LastOrDefault(candidate => candidate.Depth == command.Depth) is { Name: "echo" or "printf", Next: ShellOperator.Pipe } source ? source : null;

    /// <summary>The value of <c>-p</c> or <c>--password</c> (useradd's manual), where it is written out; locked accounts have none.</summary>
    private static ShellWord? FindPassword(ShellCommand command)
    {
        var option = command.Words.TakeWhile(word => word.Value is not ("-p" or "--password")).Count();
        var password = option + 1 < command.Words.Length ? command.Words[option + 1] : null;
        return password?.ConstantValue is { Length: > 0 } value && value is not ("*" or "!" or "x") ? password : null;
    }
}
