
namespace A11.Core.Shell.Syntax;

/// <summary>Commands whose failure goes unseen.</summary>
internal static class UncheckedCommands
{
    /// <summary>Whether the command does something that may fail, and nothing looks at whether it did.</summary>
    public static bool Contain(ShellCommand command) =>
        command.Next is ShellOperator.Sequence && command.Name is not (null or "echo" or "printf" or ":" or "true" or "set" or "shift" or "exit" or "return" or "export" or "local" or "readonly" or "declare" or "trap" or "[" or "[[" or "test");
}
