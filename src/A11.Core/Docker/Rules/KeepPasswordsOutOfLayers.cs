using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>No RUN sets a password.</summary>
public sealed class KeepPasswordsOutOfLayers : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD5006", "no-passwords-in-layers", "No RUN sets a password", Severity.Error, Category.Secure)
    {
        Aliases = ["checkov/CKV2_DOCKER_17"],
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ShellScript script, Instruction run, RuleContext context)
    {
        if (command.Name == "chpasswd")
        {
            var source = SourceOf(command, script);
            var isWritten = source?.Operands.Any(operand => operand.ConstantValue is not null) == true;
            var isMade = source?.Operands.Any(operand => operand.Expansions.Any(expansion => expansion.Name is null)) == true;
            context.Report(
                this,
                command.Words[0].Span,
                isWritten
                    ? "The password stands in the Dockerfile and in the image's history, and every container has the same one; leave the account without a password, and switch to it by USER."
                    : "Every container of this image has the same password, whose hash anybody who has the image can try out; leave the account without a password, and switch to it by USER.",
                severity: isWritten ? null : isMade ? Severity.Info : Severity.Warning);
        }
        else if (command is { Name: "useradd" or "usermod" } && PasswordOf(command) is { } password)
        {
            context.Report(this, password.Span, "The password stands in the Dockerfile and in the image's history, and every container has the same one; leave the account without a password, and switch to it by USER.", aliases: []);
        }
    }

    /// <summary>The command that says the password: <c>echo user:password |</c>; null where there is none.</summary>
    private static ShellCommand? SourceOf(ShellCommand command, ShellScript script) => script.Commands
        .TakeWhile(candidate => candidate != command)
        .LastOrDefault(candidate => candidate.Depth == command.Depth) is { Name: "echo" or "printf", Next: ShellOperator.Pipe } source ? source : null;

    /// <summary>The value of <c>-p</c> or <c>--password</c> (useradd's manual), where it is written out; locked accounts have none.</summary>
    private static ShellWord? PasswordOf(ShellCommand command)
    {
        var option = command.Words.TakeWhile(word => word.Value is not ("-p" or "--password")).Count();
        var password = option + 1 < command.Words.Length ? command.Words[option + 1] : null;
        return password?.ConstantValue is { Length: > 0 } value && value is not ("*" or "!" or "x") ? password : null;
    }
}
