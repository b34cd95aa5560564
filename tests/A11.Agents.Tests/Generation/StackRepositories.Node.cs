namespace A11.Agents.Tests.Generation;

internal static partial class StackRepositories
{
    public static RepositoryFolder Node() => new RepositoryFolder()
        .With("package.json", """
            {
              "name": "@acme/shop",
              "private": true,
              "main": "dist/index.js",
              "scripts": { "build": "tsc", "test": "node --test dist", "lint": "eslint ." },
              "engines": { "node": ">=22" },
              "dependencies": { "express": "4.21.2", "pg": "8.13.1" },
              "devDependencies": { "typescript": "5.7.2", "eslint": "9.17.0" }
            }

            """)
        .With("package-lock.json", "{ \"lockfileVersion\": 3 }\n")
        .With("tsconfig.json", "{ \"compilerOptions\": { \"outDir\": \"dist\" } }\n")
        .With("src/index.ts", "app.get('/health', ok);\napp.listen(process.env.PORT || 4000);\nsign(process.env.SESSION_SECRET, process.env.DATABASE_URL, process.env.LOG_LEVEL);\n");
}
