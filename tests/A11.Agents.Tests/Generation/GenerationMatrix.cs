namespace A11.Agents.Tests.Generation;

/// <summary>The kinds of files that the built-in agent writes, each with the task that asks for it. Later ones see what earlier ones wrote.</summary>
internal static class GenerationMatrix
{
    /// <summary>A kind of file.</summary>
    /// <param name="Name">What people call it.</param>
    /// <param name="Files">The paths that its task writes.</param>
    /// <param name="Criteria">What the task asks for.</param>
    public sealed record Kind(string Name, string[] Files, params string[] Criteria)
    {
        /// <summary>The task as JSON.</summary>
        /// <param name="number">Its number: tasks are carried out in their order.</param>
        public string Task(int number) => $$"""
            {
              "task_id": "T{{number:000}}",
              "title": "Write the {{Name}}",
              "acceptance_criteria": [{{Join(Criteria)}}],
              "files_to_create": [{{Join(Files)}}],
              "depends_on": [{{(number > 1 ? $"\"T{number - 1:000}\"" : "")}}]
            }
            """;

        private static string Join(string[] texts) => string.Join(", ", texts.Select(static text => $"\"{text}\""));
    }

    /// <summary>All kinds.</summary>
    public static Kind[] Kinds { get; } =
    [
        new("CI workflow", [".github/workflows/ci.yml"], "Run tests on push and PR", "Cache dependencies for speed", "Least privilege permissions"),
        new("Dockerfile", ["Dockerfile"], "Multi-stage build for smaller image", "Non-root user for security", "Health check endpoint", "Proper signal handling"),
        new("compose file", ["docker-compose.yml"], "Health checks for all services", "No passwords in the file", "Data survives a restart", "The app waits until its database is healthy"),
        new("Makefile", ["Makefile"], "Targets for install, test, lint, build and clean", "A help target"),
    ];
}
