namespace A11.Agents.Tests.Generation;

internal static partial class StackRepositories
{
    public static RepositoryFolder Python() => new RepositoryFolder()
        .With("src/main.py", """
            import os

            from fastapi import FastAPI

            app = FastAPI()
            URL = os.environ["DATABASE_URL"]
            SECRET = os.environ["JWT_SECRET"]
            LEVEL = os.getenv("LOG_LEVEL", "info")


            @app.get("/health")
            def health() -> dict[str, str]:
                return {"status": "ok"}

            """)
        .With("tests/test_main.py", "def test_nothing() -> None:\n    assert True\n")
        .With(".python-version", "3.12\n")
        .With("requirements.txt", "fastapi==0.115.6\nuvicorn[standard]==0.34.0\npsycopg[binary]==3.2.3\nredis==5.2.1\n")
        .With("requirements-dev.txt", "ruff==0.8.4\nmypy==1.13.0\npytest==8.3.4\n");
}
