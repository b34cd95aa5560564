using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Facts;

/// <summary>Installs that take other versions than the lock file lists, or change it, unless they are told not to (the package managers' documentation).</summary>
internal static class LockFiles
{
    /// <summary>An install that does not keep to its lock file.</summary>
    /// <param name="File">The lock file that it would have to keep to.</param>
    /// <param name="Word">The word that could be changed.</param>
    /// <param name="Instead">What to write instead of the command.</param>
    /// <param name="NewText">The new text of the word, where that is all that has to change; null where people must decide.</param>
    public sealed record LooseInstall(string File, ShellWord Word, string Instead, string? NewText);

    /// <summary>Whether a script may call a package manager that has a lock file, judged by its text alone.</summary>
    public static bool MayBeIn(ReadOnlySpan<char> script)
    {
        foreach (var program in (ReadOnlySpan<string>)["npm", "yarn", "bun", "uv ", "pipenv", "composer", "poetry", "cargo", "dotnet", "bundle", "go "])
        {
            if (script.Contains(program, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return script.Contains("\"uv\"", StringComparison.Ordinal) || script.Contains("\"go\"", StringComparison.Ordinal);
    }

    /// <summary>What makes a command loose; null where it is none, or keeps to its lock file.</summary>
    public static LooseInstall? Find(ShellCommand command) => command switch
    {
        { Name: "npm", Subcommand: "install" or "i" or "add" } when IsWhole(command) && !command.HasFlag("-g", "--global", "--package-lock-only") && command.Operands.First() is var word =>
            new LooseInstall("package-lock.json", word, "npm ci", "ci"),
        { Name: "yarn" } when IsPlainYarn(command) && !command.HasFlag("--frozen-lockfile", "--immutable", "--pure-lockfile") =>
            new LooseInstall("yarn.lock", command.Words[^1], "yarn install --frozen-lockfile (--immutable from Yarn 2 on)", null),
        { Name: "pnpm", Subcommand: "install" or "i" } when IsWhole(command) && !command.HasFlag("--frozen-lockfile", "-g", "--global") && command.Operands.First() is var word =>
            new LooseInstall("pnpm-lock.yaml", word, "pnpm install --frozen-lockfile", word.Raw + " --frozen-lockfile"),
        { Name: "bun", Subcommand: "install" or "i" } when IsWhole(command) && !command.HasFlag("--frozen-lockfile", "-g", "--global") && command.Operands.First() is var word =>
            new LooseInstall("bun.lock", word, "bun install --frozen-lockfile", word.Raw + " --frozen-lockfile"),
        { Name: "uv", Subcommand: "sync" } when !command.HasFlag("--locked", "--frozen") && command.Operands.First() is var word =>
            new LooseInstall("uv.lock", word, "uv sync --locked", "sync --locked"),
        { Name: "pipenv", Subcommand: "install" } when IsWhole(command) && !command.HasFlag("--deploy", "--ignore-pipfile") && command.Operands.First() is var word =>
            new LooseInstall("Pipfile.lock", word, "pipenv install --deploy", "install --deploy"),
        { Name: "composer", Subcommand: "update" or "upgrade" } when IsWhole(command) && command.Operands.First() is var word =>
            new LooseInstall("composer.lock", word, "composer install", "install"),
        { Name: "poetry", Subcommand: "update" or "lock" } when IsWhole(command) && command.Operands.First() is var word =>
            new LooseInstall("poetry.lock", word, "poetry install", null),
        { Name: "cargo", Subcommand: "build" } when !command.HasFlag("--locked", "--frozen") && command.Operands.First() is var word =>
            new LooseInstall("Cargo.lock", word, "cargo build --locked", "build --locked"),
        { Name: "dotnet", Subcommand: "restore" } when !command.HasFlag("--locked-mode") && !command.Arguments.Any(word => word.Value.Contains("RestoreLockedMode", StringComparison.OrdinalIgnoreCase)) && command.Operands.First() is var word =>
            new LooseInstall("packages.lock.json", word, "dotnet restore --locked-mode", "restore --locked-mode"),
        { Name: "bundle", Subcommand: "install" } when !command.HasFlag("--deployment", "--frozen") && command.Operands.First() is var word =>
            new LooseInstall("Gemfile.lock", word, "bundle config set --local frozen true, then bundle install", null),
        { Name: "go", Subcommand: "get" } when command.Operands.Skip(1).All(operand => operand.Value.StartsWith('.')) && command.Operands.First() is var word =>
            new LooseInstall("go.sum", word, "go mod download", null),
        { Name: "go", Subcommand: "mod" } when command.Operands.ElementAtOrDefault(1) is { Value: "tidy" } word =>
            new LooseInstall("go.sum", word, "go mod download", "download"),
        _ => null,
    };

    /// <summary>Whether a variable of this name makes the package manager keep to the lock file.</summary>
    public static bool IsLockedBy(string lockFile, string variable) => (lockFile, variable) switch
    {
        ("uv.lock", "UV_LOCKED" or "UV_FROZEN") => true,
        ("Gemfile.lock", "BUNDLE_DEPLOYMENT" or "BUNDLE_FROZEN") => true,
        ("pnpm-lock.yaml" or "bun.lock", "CI") => true,
        ("yarn.lock", "CI" or "YARN_ENABLE_IMMUTABLE_INSTALLS") => true,
        ("packages.lock.json", "RestoreLockedMode") => true,
        _ => false,
    };

    /// <summary>Whether a command sets what makes the package manager keep to the lock file.</summary>
    public static bool IsLockedBy(string lockFile, ShellCommand command) => lockFile switch
    {
        "Gemfile.lock" => command is { Name: "bundle", Subcommand: "config" } && command.Operands.Any(operand => operand.Value is "deployment" or "frozen"),
        "pnpm-lock.yaml" => command is { Name: "pnpm" or "npm", Subcommand: "config" } && command.Operands.Any(operand => operand.Value.StartsWith("frozen-lockfile", StringComparison.Ordinal)),
        _ => false,
    };

    /// <summary>Whether the command installs what the manifest lists, and names no package itself.</summary>
    private static bool IsWhole(ShellCommand command) => command.Operands.Count() == 1;

    private static bool IsPlainYarn(ShellCommand command) => command.Subcommand is null ? !command.HasFlag("--version", "-v", "--help") : command.Subcommand == "install";
}
