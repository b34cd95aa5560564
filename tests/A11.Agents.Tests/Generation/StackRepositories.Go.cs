namespace A11.Agents.Tests.Generation;

internal static partial class StackRepositories
{
    public static RepositoryFolder Go() => new RepositoryFolder()
        .With("go.mod", "module github.com/acme/shop/v2\n\ngo 1.24\n\nrequire github.com/jackc/pgx/v5 v5.7.1\n")
        .With("go.sum", "")
        .With("cmd/server/main.go", """
            package main

            import (
            	"net/http"
            	"os"
            )

            func main() {
            	_, _ = os.Getenv("DATABASE_URL"), os.Getenv("LOG_LEVEL")
            	http.HandleFunc("GET /healthz", ok)
            	http.ListenAndServe(":9090", nil)
            }

            """)
        .With("internal/store/store_test.go", "package store\n");
}
