# Sourced once by the MySQL image, when it has made its data. The grants are those that docs/cdc.md asks for.
docker_process_sql <<SQL
CREATE USER 'debezium'@'%' IDENTIFIED BY '$(cat /run/secrets/database-capture-password)';
GRANT SELECT, RELOAD, SHOW DATABASES, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO 'debezium'@'%';
SQL
